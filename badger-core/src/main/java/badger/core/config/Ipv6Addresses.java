package badger.core.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A host's IPv6 addresses, from {@code net/if_inet6} (proc_pid_net(5)). */
final class Ipv6Addresses {
    /** Address, interface index, prefix length, scope, flags, all hexadecimal; name. */
    private static final Pattern LINE =
            Pattern.compile("(\\p{XDigit}{32}) \\S+ \\S+ (\\p{XDigit}+) (\\p{XDigit}+) +(\\S+)");

    private static final String GLOBAL_SCOPE = "00";

    /** IFA_F_TEMPORARY, IFA_F_DEPRECATED and IFA_F_TENTATIVE of {@code include/uapi/linux/if_addr.h}. */
    private static final int PASSING = 0x01 | 0x20 | 0x40;

    private static final Pattern ZEROS = Pattern.compile("(?<=^|:)0(?::0)+(?=:|$)");

    private Ipv6Addresses() {}

    /** The first global address of an interface that is neither temporary nor on its way in or out. */
    static Optional<String> lasting(Path addresses, String networkInterface) throws IOException {
        try (Stream<String> lines = Files.lines(addresses, StandardCharsets.ISO_8859_1)) {
            return lines.map(LINE::matcher)
                    .filter(line -> line.lookingAt()
                            && line.group(4).equals(networkInterface)
                            && line.group(2).equals(GLOBAL_SCOPE)
                            && (Integer.parseInt(line.group(3), 16) & PASSING) == 0)
                    .map(line -> text(line.group(1)))
                    .findFirst();
        }
    }

    /** An address of 32 digits as RFC 5952 writes it: no leading zeros, the longest run of zero groups as {@code ::}. */
    static String text(String digits) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < 32; i += 4) {
            int group = Integer.parseInt(digits.substring(i, i + 4), 16);
            groups.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
        }
        MatchResult longest = ZEROS.matcher(groups)
                .results()
                .reduce((first, next) -> next.end() - next.start() > first.end() - first.start() ? next : first)
                .orElse(null);
        if (longest == null) {
            return groups.toString();
        }
        String before = groups.substring(0, longest.start());
        String after = groups.substring(longest.end());
        return (before.isEmpty() ? ":" : before) + (after.isEmpty() ? ":" : after);
    }
}
