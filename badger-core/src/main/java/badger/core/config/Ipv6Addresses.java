package badger.core.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/** A host's IPv6 addresses, from {@code net/if_inet6} (proc_pid_net(5)). */
final class Ipv6Addresses {
    private static final String GLOBAL_SCOPE = "00";

    /** IFA_F_TEMPORARY, IFA_F_DEPRECATED and IFA_F_TENTATIVE of {@code include/uapi/linux/if_addr.h}. */
    private static final int PASSING = 0x01 | 0x20 | 0x40;

    private static final int DIGITS = 32;
    private static final int GROUPS = 8;

    private Ipv6Addresses() {}

    /** The first global address of an interface that is neither temporary nor on its way in or out. */
    static Optional<String> lasting(Path addresses, String networkInterface) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(addresses, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<String> address = lasting(new StringTokenizer(line), networkInterface);
                if (address.isPresent()) {
                    return address;
                }
            }
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException("not a table of addresses: " + addresses, e);
        }
    }

    /** Address, interface index, prefix length, scope, flags, all hexadecimal; name. */
    private static Optional<String> lasting(StringTokenizer columns, String networkInterface) {
        if (columns.countTokens() < 6) {
            return Optional.empty();
        }
        String digits = columns.nextToken();
        columns.nextToken();
        columns.nextToken();
        String scope = columns.nextToken();
        int flags = Integer.parseInt(columns.nextToken(), 16);
        boolean wanted = digits.length() == DIGITS
                && columns.nextToken().equals(networkInterface)
                && scope.equals(GLOBAL_SCOPE)
                && (flags & PASSING) == 0;
        return wanted ? Optional.of(text(digits)) : Optional.empty();
    }

    /** An address of 32 digits as RFC 5952 writes it: no leading zeros, the longest run of zero groups as {@code ::}. */
    static String text(String digits) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = Integer.parseInt(digits.substring(4 * i, 4 * i + 4), 16);
        }
        int zeros = 0;
        int longest = 1; // one zero alone is written
        for (int from = 0; from < GROUPS; from++) {
            int length = zeros(groups, from);
            if (length > longest) {
                zeros = from;
                longest = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (longest > 1 && i == zeros) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static int zeros(int[] groups, int from) {
        int length = 0;
        while (from + length < GROUPS && groups[from + length] == 0) {
            length++;
        }
        return length;
    }
}
