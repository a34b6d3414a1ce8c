package io.lifafa.store.embedded.wire;

import io.lifafa.store.embedded.auth.Scram;
import io.lifafa.store.embedded.command.CommandRunner;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The network side: accepts clients and hands their commands to threads of its own, all daemons. */
public final class WireServer {

    private static final int NETWORK_THREADS = 2;
    /** Commands run here, so that a long query holds up few others. */
    private static final int COMMAND_THREADS = 8;

    private static final long LONGEST_STOP_SECONDS = 10;

    private final EventLoopGroup network =
            new MultiThreadIoEventLoopGroup(NETWORK_THREADS, daemons("lifafa-store-net"), NioIoHandler.newFactory());
    private final EventExecutorGroup commands =
            new DefaultEventExecutorGroup(COMMAND_THREADS, daemons("lifafa-store-command"));
    private final ChannelGroup clients = new DefaultChannelGroup(commands.next());
    private final AtomicInteger strangers = new AtomicInteger();
    private final Channel server;

    public WireServer(String host, int port, Supplier<CommandRunner> runner, Optional<Scram> scram) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(network)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        ClientLogin login = new ClientLogin(scram);
                        client.pipeline()
                                .addLast(
                                        new WireEncoder(),
                                        new Doorkeeper(login, strangers, System::nanoTime),
                                        new WireDecoder(login::isIn),
                                        new CommandHandler(runner, clients, commands.next(), login));
                    }
                })
                .bind(host, port)
                .awaitUninterruptibly();
        server = bound.channel();
        if (!bound.isSuccess()) {
            stop();
            throw new IOException(
                    "cannot listen on " + host + ":" + port + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Takes no more clients or commands; returns when the commands under way have ended. */
    public void stop() {
        server.close().awaitUninterruptibly();
        clients.close().awaitUninterruptibly();
        commands.shutdownGracefully(0, LONGEST_STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        network.shutdownGracefully(0, LONGEST_STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static DefaultThreadFactory daemons(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
