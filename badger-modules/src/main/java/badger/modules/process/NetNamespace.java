package badger.modules.process;

import badger.proc.ProcValue;
import java.util.Arrays;

/** A network namespace: who is in it, and its traffic, read at most once a tick. */
final class NetNamespace {
    private final long number;
    private int processes;
    private int[] members = new int[4];
    private int pid;
    private boolean tried;
    private long received;
    private long sent;

    NetNamespace(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    /** Begins a read: nobody in it. */
    void begin() {
        processes = 0;
        Arrays.fill(members, 0);
        tried = false;
        received = ProcValue.ABSENT;
        sent = ProcValue.ABSENT;
    }

    /** Counts one of all processes. */
    void count() {
        processes++;
    }

    /** Counts a process as a member of the group of this place. */
    void count(int group, Process process) {
        if (group >= members.length) {
            members = Arrays.copyOf(members, 2 * group);
        }
        members[group]++;
        pid = process.pid();
    }

    boolean isEmpty() {
        return processes == 0;
    }

    /** Whether any of the group is in it. */
    boolean hasAny(int group) {
        return group < members.length && members[group] > 0;
    }

    /** Whether nobody else is in it. */
    boolean isOf(int group) {
        return members[group] >= processes;
    }

    /** A member, by whose files its traffic is read. */
    int pid() {
        return pid;
    }

    /** Whether nobody has tried to read its traffic at this tick. */
    boolean isUntried() {
        boolean first = !tried;
        tried = true;
        return first;
    }

    void traffic(long in, long out) {
        received = in;
        sent = out;
    }

    /** Bytes received; absent if they are not known. */
    long received() {
        return received;
    }

    /** Bytes sent; absent if they are not known. */
    long sent() {
        return sent;
    }
}
