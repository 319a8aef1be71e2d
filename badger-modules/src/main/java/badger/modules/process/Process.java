package badger.modules.process;

import org.jspecify.annotations.Nullable;

/** A process that has been seen: its identity, which groups it is in, and when that is looked at again. */
final class Process {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_RENEWAL = 2 * SECOND;
    private static final long SECOND_RENEWAL = 10 * SECOND;
    private static final long RENEWAL = 30 * SECOND;
    private static final int[] NONE = {};

    private final int pid;
    private long startTime = -1;
    private String command = "";
    private int[] groups = NONE;
    private boolean matched;
    private boolean gone;
    /** Which guarded files may not be read, by their marks. */
    private int refused;

    private @Nullable ThreadTimes threadTimes;
    private @Nullable Account account;
    private @Nullable NetNamespace namespace;
    private boolean namespaceKnown;
    private long fingerprint;
    private long bornNanos;
    private long renewNanos;

    Process(int pid) {
        this.pid = pid;
    }

    int pid() {
        return pid;
    }

    /** When it was started, in ticks of the user clock since the boot; with the pid it is its identity. */
    long startTime() {
        return startTime;
    }

    /** Whether what was read of a pid is still this process under this command name. */
    boolean is(long start, String name) {
        return start == startTime && name.equals(command);
    }

    /**
     * Says which groups it is in.
     *
     * @param start when it was started
     * @param name its command name
     * @param commandLine the fingerprint of its command line
     * @param in the groups, by their places in the configuration
     * @param now the monotonic clock
     * @param ageNanos how old it is at least, if it has not been seen before
     */
    void match(long start, String name, long commandLine, int[] in, long now, long ageNanos) {
        boolean first = start != startTime;
        if (first) {
            startTime = start;
            bornNanos = now - ageNanos;
        }
        command = name;
        matched = true;
        fingerprint = commandLine;
        groups = in.length == 0 ? NONE : in;
        refused = 0;
        renewNanos = now + untilRenewal(now - bornNanos, first);
    }

    /** Whether its groups were told by a command line of this fingerprint. */
    boolean isMatchedBy(long commandLine) {
        return matched && fingerprint == commandLine;
    }

    /** Says that it is in the groups that it was in. */
    void renew(long now) {
        refused = 0;
        renewNanos = now + untilRenewal(now - bornNanos, false);
    }

    /** Says that it has ended: whatever has its pid next is another. */
    void end() {
        gone = true;
    }

    boolean hasEnded() {
        return gone;
    }

    /** At ages 2 s and 10 s, for what was seen between fork and exec, and every 30 s, for daemons that rename themselves. */
    private long untilRenewal(long age, boolean first) {
        if (age < FIRST_RENEWAL) {
            return FIRST_RENEWAL - age;
        }
        if (age < SECOND_RENEWAL) {
            return SECOND_RENEWAL - age;
        }
        // those that were there before the agent are not all looked at in one second
        return first ? (1 + pid % 30) * SECOND : RENEWAL;
    }

    boolean isDue(long now) {
        return now - renewNanos >= 0;
    }

    /** Remembers until it is looked at anew that a file of it may not be read. */
    void refuse(int mark) {
        refused |= mark;
    }

    boolean isRefused(int mark) {
        return (refused & mark) != 0;
    }

    /** What is remembered of it among all processes. */
    @Nullable
    Account account() {
        return account;
    }

    void open(Account newOne) {
        account = newOne;
    }

    /**
     * Says in which network namespace it is.
     *
     * @param now the namespace, or null if it is in none (a zombie), or that is not known
     * @param known whether it is known
     */
    void inNamespace(@Nullable NetNamespace now, boolean known) {
        namespace = now;
        namespaceKnown = known;
    }

    @Nullable
    NetNamespace namespace() {
        return namespace;
    }

    boolean isNamespaceKnown() {
        return namespaceKnown;
    }

    /** What its threads used, for who compares it. */
    ThreadTimes threadTimes() {
        ThreadTimes times = threadTimes;
        if (times == null) {
            times = new ThreadTimes();
            threadTimes = times;
        }
        return times;
    }

    boolean isInAny() {
        return groups.length > 0;
    }

    int groupCount() {
        return groups.length;
    }

    /** The place in the configuration of one of its groups. */
    int group(int index) {
        return groups[index];
    }
}
