# frozen_string_literal: true

# Written by nsc. The experiment is in data.json beside this file; this file is the same for every experiment.

require "json"
require "socket"

data = JSON.parse(File.read(File.expand_path("data.json", __dir__), encoding: "UTF-8"))
images = data["images"].to_h { |image| [image["name"], image] }
chef = data["chef"]
repository = chef["repositories"].map { |path| File.expand_path(path, __dir__) }.find do |path|
  File.directory?(File.join(path, "cookbooks")) && File.directory?(File.join(path, "nodes"))
end

# The interface of this machine that has an address.
interface_with = lambda do |address|
  found = Socket.getifaddrs.find { |entry| entry.addr&.ipv4? && entry.addr.ip_address == address }
  found&.name
end

# Whether an interface is on this machine; unknown, and so taken to be, on other systems than Linux.
exists = ->(device) { !File.directory?("/sys/class/net") || File.exist?("/sys/class/net/#{device}") }

# Some packages of Vagrant come without WinRM's gems; a Windows image that runs an SSH server is reached by that then.
windows_communicator =
  begin
    require "winrm"
    "winrm"
  rescue LoadError
    "winssh"
  end

network_script = <<'SCRIPT'
@network.sh@
SCRIPT

Vagrant.configure("2") do |config|
  data["machines"].each do |machine|
    image = images.fetch(machine["image"])
    config.vm.define machine["name"] do |node|
      node.vm.box = image["name"]
      node.vm.box_url = image["url"]
      node.vm.box_check_update = false
      if image["sha256"]
        node.vm.box_download_checksum = image["sha256"]
        node.vm.box_download_checksum_type = "sha256"
      end
      node.vm.hostname = machine["hostname"] if machine["hostname"]
      node.vm.synced_folder ".", "/vagrant", disabled: true

      if machine["windows"]
        node.vm.communicator = windows_communicator
        node.vm.guest = :windows
        node.vm.network "forwarded_port", guest: 3389, host: machine["rdpPort"], id: "rdp", auto_correct: true
      else
        node.vm.communicator = "ssh"
      end

      missing = []
      networks = machine["interfaces"].map do |interface|
        bridge = interface["bridge"] || interface_with.call(interface["hostAddress"])
        missing << (bridge || interface["hostAddress"]) unless bridge && exists.call(bridge)
        settings = interface["address"].empty? ? { auto_config: false } : { ip: interface["address"] }
        settings[:netmask] = interface["netmask"] if interface["netmask"] && settings[:ip]
        settings[:mac] = interface["mac"].delete(":") if interface["mac"]
        [bridge, settings]
      end

      node.vm.provider "virtualbox" do |virtualbox, override|
        virtualbox.memory = machine["memoryMB"]
        virtualbox.cpus = machine["cpus"]
        networks.each do |bridge, settings|
          override.vm.network "public_network", **settings, **(bridge ? { bridge: bridge } : {})
        end
      end
      node.vm.provider "libvirt" do |libvirt, override|
        libvirt.memory = machine["memoryMB"]
        libvirt.cpus = machine["cpus"]
        networks.each do |bridge, settings|
          # It refuses to look at a machine on a bridge that is not there yet.
          next unless bridge && exists.call(bridge)

          # A bridge is joined as it is; an interface of this machine takes another device on top of it.
          type = File.exist?("/sys/class/net/#{bridge}/bridge") ? "bridge" : "direct"
          override.vm.network "public_network", **settings, dev: bridge, type: type, mode: "bridge"
        end
      end
      unless missing.empty?
        node.trigger.before :up, :reload do |trigger|
          trigger.warn = "Not on this machine: #{missing.uniq.join(", ")}. `nsc bootstrap -r pnode --apply` makes bridges."
          trigger.abort = true
        end
      end

      unless machine["network"].empty?
        node.vm.provision "network", type: "shell", run: "always", inline: network_script, args: machine["network"]
      end
      if chef["serverUrl"]
        node.vm.provision "chef", type: "chef_client" do |client|
          client.install = false
          client.chef_server_url = chef["serverUrl"]
          client.validation_key_path = chef["validationKey"]
          client.validation_client_name = chef["validationClient"]
          client.node_name = machine["name"]
          client.run_list = machine["runList"]
        end
      elsif repository
        node.vm.provision "chef", type: "chef_zero" do |zero|
          zero.install = false
          zero.cookbooks_path = File.join(repository, "cookbooks")
          zero.roles_path = File.join(repository, "roles")
          zero.nodes_path = File.join(repository, "nodes")
          zero.node_name = machine["name"]
          zero.run_list = machine["runList"]
        end
      end
    end
  end
end
