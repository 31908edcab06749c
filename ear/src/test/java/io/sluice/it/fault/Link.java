package io.sluice.it.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The network between the server and something it needs. It can be cut, which both sides notice at once, or frozen: then
 * connections stay open, new ones are still taken, and not a byte arrives any more.
 */
final class Link implements AutoCloseable {

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean frozen;
    private volatile boolean cut;

    /** @param listen the port to come in by */
    Link(int listen, int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(listen, 256, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Resets every connection, and every new one. */
    void cut() {
        cut = true;
        open.forEach(Link::reset);
    }

    synchronized void freeze() {
        frozen = true;
    }

    /** What was held back arrives; what was cut may connect again. */
    synchronized void mend() {
        cut = false;
        frozen = false;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        mend();
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                threads.execute(() -> join(near));
            }
        } catch (IOException e) {
            // Closed: nobody comes in any more.
            return;
        }
    }

    private void join(Socket near) {
        open.add(near);
        try {
            passable();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            threads.execute(() -> pump(far, near));
            if (cut) {
                forget(far);
            }
            pump(near, far);
        } catch (IOException | InterruptedException e) {
            forget(near);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                passable();
                out.write(buffer, 0, length);
            }
            passable();
        } catch (IOException | InterruptedException e) {
            // Either side is gone; so the other must go, too.
            forget(from);
        }
        forget(from);
        forget(to);
    }

    private synchronized void passable() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    private void forget(Socket socket) {
        reset(socket);
        open.remove(socket);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already.
            return;
        }
    }
}
