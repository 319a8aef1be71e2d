package badger.modules.process;

/** What tells all processes of the host apart: each of them is in one group. */
public enum Grouping {
    /** The user with whose rights it acts. */
    USER("user"),
    /** Its control group. */
    CGROUP("cgroup"),
    /** The unit of systemd that its control group belongs to. */
    UNIT("unit"),
    /** Its command name. */
    COMMAND("command");

    private final String label;

    Grouping(String label) {
        this.label = label;
    }

    /** The label of its series, which is in their names as well. */
    String label() {
        return label;
    }
}
