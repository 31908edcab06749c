package io.sluice.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports nobody uses, from below the range the system gives to outgoing connections: a server that is killed and started
 * again must find its own still free.
 */
public final class FreePorts {

    static final int BLOCK = 100;
    private static final int FIRST = 11_000;
    private static final int LAST = 31_000;

    private FreePorts() {}

    /** The first port of a hundred free ones. */
    public static int block() {
        return ThreadLocalRandom.current()
                .ints(FIRST / BLOCK, LAST / BLOCK)
                .map(number -> number * BLOCK)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int block) {
        return IntStream.range(block, block + BLOCK).allMatch(FreePorts::canBind);
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
