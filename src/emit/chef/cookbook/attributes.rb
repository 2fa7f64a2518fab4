# Where the node's particulars are fetched from; nil for those in the node's own attributes.
default['neo_containers']['server'] = 'http://chef:5320'
# A file with the token that the server asks for, readable by root alone; without it no token is sent.
default['neo_containers']['token_file'] = platform_family?('windows') ? 'C:/nsc/token' : '/etc/nsc/token'
default['neo_containers']['vagrant_home'] = '/space/vagrant_home'
