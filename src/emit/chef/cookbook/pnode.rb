# frozen_string_literal: true

particulars = NeoContainers::Particulars.new(node)
vagrant = particulars.setup['vagrant']
home = node['neo_containers']['vagrant_home']
boxes = "#{home}/boxes"

directory boxes do
  recursive true
  mode '0755'
end

cookbook_file '/usr/local/sbin/nsc-bridge' do
  source 'bridge.sh'
  mode '0755'
end

vagrant['bridges'].each do |bridge|
  execute "bridge #{bridge['name']}" do
    command ['/usr/local/sbin/nsc-bridge', bridge['name'], (bridge['vlan'] || '-').to_s, bridge['hostAddress'] || '-']
  end
end

vagrant['images'].each do |image|
  path = "#{boxes}/#{image['file']}"
  remote_file path do
    source image['url']
    checksum image['sha256'] if image['sha256']
    mode '0644'
  end
  execute "box #{image['name']}" do
    command ['vagrant', 'box', 'add', "--name=#{image['name']}", path]
    cwd home
    not_if { Dir.exist?(File.expand_path("~/.vagrant.d/boxes/#{image['folder']}")) }
  end
end

cookbook_file "#{home}/Vagrantfile" do
  source 'Vagrantfile'
  mode '0644'
end

file "#{home}/data.json" do
  content "#{JSON.pretty_generate(vagrant.to_h)}\n"
  mode '0644'
end

# Without a machine Vagrant would make one up.
unless vagrant['machines'].empty?
  execute 'vagrant up' do
    command %w[vagrant up]
    cwd home
    timeout 7200
  end
end
