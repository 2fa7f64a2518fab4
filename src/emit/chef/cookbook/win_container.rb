# frozen_string_literal: true

particulars = NeoContainers::Particulars.new(node)
setup = particulars.setup
folder = 'C:/nsc'

directory folder

if particulars.hosts
  file 'C:/Windows/System32/drivers/etc/hosts' do
    content particulars.hosts.gsub("\n", "\r\n")
  end
end

file "#{folder}/setup.json" do
  content "#{JSON.pretty_generate(setup.to_h)}\n"
end

cookbook_file "#{folder}/setup.ps1" do
  source 'windows.ps1'
end

execute 'host name, interfaces and routes' do
  command ['powershell.exe', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', 'C:\\nsc\\setup.ps1']
end

if particulars.record['startCommand']
  file "#{folder}/start.cmd" do
    content "type nul > C:\\nsc\\started\r\n#{particulars.record['startCommand']}\r\n"
  end
  execute 'start command' do
    command ['cmd.exe', '/c', 'C:\\nsc\\start.cmd']
    creates 'C:/nsc/started'
  end
end
