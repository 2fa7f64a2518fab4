# frozen_string_literal: true

require 'json'
require 'net/http'
require 'uri'

module NeoContainers
  # What one node needs to set itself up, as the config server holds it.
  class Particulars
    # The record of the node, and what nsc has worked out from it.
    attr_reader :record, :setup, :hosts

    def initialize(node)
      settings = node['neo_containers']
      own = node['nsc']
      if settings['server'].nil?
        @record = own
        @setup = node['setup']
        @hosts = nil
        return
      end
      @server = settings['server'].chomp('/')
      @token = File.read(settings['token_file']).strip if File.exist?(settings['token_file'])
      path = "/exp/#{escape(own['project'])}/#{escape(own['experiment'])}"
      attributes = JSON.parse(get("#{path}/nodes/#{escape(own['name'])}/chef"))['normal']
      @record = attributes['nsc']
      @setup = attributes['setup']
      @hosts = get("#{path}/hosts")
    end

    private

    def escape(text)
      URI.encode_www_form_component(text).gsub('+', '%20')
    end

    def get(path)
      uri = URI.parse(@server + path)
      request = Net::HTTP::Get.new(uri)
      request['Authorization'] = "Bearer #{@token}" if @token
      answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
      return answer.body.force_encoding('UTF-8') if answer.is_a?(Net::HTTPOK)

      raise "the config server at #{@server} answered #{answer.code} to #{path}: #{answer.body.to_s[0, 300]}"
    end
  end
end
