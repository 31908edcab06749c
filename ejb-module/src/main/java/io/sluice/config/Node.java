package io.sluice.config;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * This run of this server. A restart is another node: it must not take itself for the one that held the leases.
 *
 * @param name host, process and start, at most 64 characters
 */
public record Node(String name) {

    static Node current() {
        String start = UUID.randomUUID().toString().substring(0, 8);
        String tail = "-" + ManagementFactory.getRuntimeMXBean().getPid() + "-" + start;
        String host = host();
        return new Node(host.substring(0, Math.min(host.length(), 64 - tail.length())) + tail);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
