package badger.it;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network.Ipam;
import org.testcontainers.containers.Network;

/** A network of Docker's whose addresses are known beforehand, which containers must have to keep theirs. */
record Subnet(Network network, String prefix) implements AutoCloseable {
    private static final int TRIES = 256;

    /** Makes one of addresses that no other network has. */
    static Subnet make() {
        DockerException refusal = null;
        for (int third = 0; third < TRIES; third++) {
            String prefix = "10.213." + third + ".";
            Network network = Network.builder()
                    .createNetworkCmdModifier(command ->
                            command.withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(prefix + "0/24"))))
                    .build();
            try {
                network.getId(); // makes it
                return new Subnet(network, prefix);
            } catch (DockerException e) {
                refusal = e;
            }
        }
        throw new IllegalStateException("no network can be made", refusal);
    }

    /** Its address of that number; the first is Docker's own. */
    String address(int number) {
        return prefix + number;
    }

    @Override
    public void close() {
        network.close();
    }
}
