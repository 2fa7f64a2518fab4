# frozen_string_literal: true

# Stands in for Chef: runs one recipe and prints the resources that it declares, in order, as JSON.
#   ruby chef-recorder.rb REPOSITORY NODE RECIPE [SERVER [TOKEN_FILE]]

require 'json'

repository, name, recipe, server, token_file = ARGV
cookbook = File.join(repository, 'cookbooks/neo_containers')

# A resource: its properties in the order in which the block sets them.
class Resource
  attr_reader :properties

  def initialize
    @properties = {}
  end

  def method_missing(property, *values, &block)
    raise "#{property} takes one value" if values.size > 1

    @properties[property] = block ? 'a block' : values.fetch(0)
  end

  def respond_to_missing?(*)
    true
  end
end

# What an attributes file and a recipe are evaluated in.
class Recorder
  KINDS = %i[cookbook_file directory execute file hostname remote_file user].freeze

  attr_reader :node, :default, :resources

  def initialize(node, default)
    @node = node
    @default = default
    @resources = []
  end

  def platform_family?(*)
    false
  end

  KINDS.each do |kind|
    define_method(kind) do |title, &block|
      resource = Resource.new
      resource.instance_eval(&block) if block
      @resources << { resource: kind, name: title, **resource.properties }
    end
  end
end

default = Hash.new { |hash, key| hash[key] = {} }
json = JSON.parse(File.read(File.join(repository, 'nodes', "#{name}.json"), encoding: 'UTF-8'))
recorder = Recorder.new({}, default)
recorder.instance_eval(File.read(File.join(cookbook, 'attributes/default.rb')))
default['neo_containers']['server'] = server
default['neo_containers']['token_file'] = token_file if token_file
recorder.node.merge!(default, json['normal'])
require File.join(cookbook, 'libraries/config_server.rb')
path = File.join(cookbook, "recipes/#{recipe}.rb")
recorder.instance_eval(File.read(path), path)
puts JSON.generate(recorder.resources)
