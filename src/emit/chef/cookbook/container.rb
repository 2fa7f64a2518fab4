# frozen_string_literal: true

particulars = NeoContainers::Particulars.new(node)
setup = particulars.setup

directory '/etc/nsc' do
  mode '0755'
end

hostname setup['hostname'] if setup['hostname']

if particulars.hosts
  file '/etc/hosts' do
    content particulars.hosts
    mode '0644'
  end
end

cookbook_file '/usr/local/sbin/nsc-network' do
  source 'network.sh'
  mode '0755'
end

execute 'interfaces and shaping' do
  command ['/usr/local/sbin/nsc-network', *setup['network']]
end

file '/etc/nsc/routes' do
  content setup['routes'].map { |route|
    "route replace #{route['subnet']}/#{route['netmask']} via #{route['nextHop']}\n"
  }.join
  mode '0644'
end

execute 'routes' do
  command %w[ip -batch /etc/nsc/routes]
end

particulars.record['users'].each do |account|
  name = account['name']
  user name do
    manage_home true
    home "/home/#{name}"
    shell '/bin/bash'
  end
  directory "/home/#{name}/.ssh" do
    owner name
    mode '0700'
  end
  file "/home/#{name}/.ssh/authorized_keys" do
    content account['sshKeys'].map { |key| "#{key}\n" }.join
    owner name
    mode '0600'
  end
end

if particulars.record['startCommand']
  file '/etc/nsc/start' do
    content "#{particulars.record['startCommand']}\n"
    mode '0644'
  end
  cookbook_file '/usr/local/sbin/nsc-start' do
    source 'start.sh'
    mode '0755'
  end
  execute 'start command' do
    command ['/usr/local/sbin/nsc-start']
  end
end
