package badger.it;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;

/**
 * The servers that are there, on a network of their own: each has an address that it keeps when it is stopped, and a name
 * behind which that address can change. What is done to it is done to all of them.
 */
final class Site implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
    private static final int STOP_SECONDS = 20;

    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final Map<BackEnd, GenericContainer<?>> containers = new LinkedHashMap<>();
    private final Path hosts;
    private final Subnet subnet;
    private int lastAddress = 1;

    private Site(Path folder) {
        hosts = folder.resolve("hosts");
        subnet = Subnet.make();
    }

    /** Starts every server that there is an image of; without any the test that asks is skipped. */
    static Site open(Path folder) throws IOException {
        return open(folder, ServerImage.serversThatAreThere());
    }

    /** Starts some servers. */
    static Site open(Path folder, List<? extends BackEnd> servers) throws IOException {
        Site site = new Site(folder);
        try {
            for (BackEnd server : servers) {
                site.add(server);
            }
            Startables.deepStart(site.containers.values()).join();
            site.awaitAll();
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void add(BackEnd server) throws IOException {
        String address = newAddress(server);
        GenericContainer<?> container = new GenericContainer<>(
                        ServerImage.of(server).dockerName())
                .withEnv(server.environment())
                .withNetwork(subnet.network())
                .withCreateContainerCmdModifier(command -> command.withIpv4Address(address));
        containers.put(server, container);
    }

    private String newAddress(BackEnd server) throws IOException {
        String address = subnet.address(++lastAddress);
        HostNames.put(server.host(), address, hosts);
        return address;
    }

    /** What makes an agent find the servers by their names. */
    Map<String, String> environment() {
        return Map.of("BADGER_JAVA_OPTS", "-Djdk.net.hosts.file=" + hosts);
    }

    /** The servers that run here. */
    List<BackEnd> servers() {
        return List.copyOf(containers.keySet());
    }

    void stop() {
        containers.values().parallelStream()
                .forEach(container -> docker.stopContainerCmd(container.getContainerId())
                        .withTimeout(STOP_SECONDS)
                        .exec());
    }

    void kill() {
        containers
                .values()
                .forEach(container ->
                        docker.killContainerCmd(container.getContainerId()).exec());
    }

    void start() throws IOException {
        containers
                .values()
                .forEach(container ->
                        docker.startContainerCmd(container.getContainerId()).exec());
        awaitAll();
    }

    void pause() {
        containers
                .values()
                .forEach(container ->
                        docker.pauseContainerCmd(container.getContainerId()).exec());
    }

    void unpause() {
        containers
                .values()
                .forEach(container ->
                        docker.unpauseContainerCmd(container.getContainerId()).exec());
    }

    /** Takes every server off its address, without a word to whom it was connected to, and onto another one. */
    void move() throws IOException {
        for (Map.Entry<BackEnd, GenericContainer<?>> each : containers.entrySet()) {
            String container = each.getValue().getContainerId();
            docker.disconnectFromNetworkCmd()
                    .withNetworkId(subnet.network().getId())
                    .withContainerId(container)
                    .exec();
            ContainerNetwork place = new ContainerNetwork()
                    .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(newAddress(each.getKey())));
            docker.connectToNetworkCmd()
                    .withNetworkId(subnet.network().getId())
                    .withContainerId(container)
                    .withContainerNetwork(place)
                    .exec();
        }
        awaitAll();
    }

    private void awaitAll() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (BackEnd server : containers.keySet()) {
            await(server, end);
        }
    }

    private static void await(BackEnd server, long end) throws IOException {
        while (true) {
            try {
                server.prepare();
                return;
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException(server.name() + " does not come up", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    @Override
    public void close() {
        containers.values().forEach(GenericContainer::stop);
        subnet.close();
    }
}
