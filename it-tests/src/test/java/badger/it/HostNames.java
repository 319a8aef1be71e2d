package badger.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The addresses of the servers, by name: for this Java by being its resolver, for the agent as a file like {@code /etc/hosts}. */
public final class HostNames extends InetAddressResolverProvider {
    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    /** Says where a server is from now on. */
    static void put(String name, String address, Path hosts) throws IOException {
        ADDRESSES.put(name, address);
        StringBuilder text = new StringBuilder();
        new TreeMap<>(ADDRESSES)
                .forEach((key, value) ->
                        text.append(value).append(' ').append(key).append('\n'));
        Path written = Files.writeString(hosts.resolveSibling("hosts.new"), text);
        Files.move(written, hosts, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                String address = ADDRESSES.get(host);
                return address == null ? usual.lookupByName(host, policy) : Stream.of(named(host, address));
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    private static InetAddress named(String host, String address) {
        try {
            return InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "servers of the integration tests";
    }
}
