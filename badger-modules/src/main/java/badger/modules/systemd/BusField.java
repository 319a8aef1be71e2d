package badger.modules.systemd;

/**
 * Codes of the fields of a message's header, as far as they are used here.
 *
 * @see <a href="https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-header-fields">D-Bus Specification, Header Fields</a>
 */
final class BusField {
    static final int PATH = 1;
    static final int INTERFACE = 2;
    static final int MEMBER = 3;
    static final int ERROR_NAME = 4;
    static final int REPLY_SERIAL = 5;
    static final int DESTINATION = 6;
    static final int SIGNATURE = 8;

    private BusField() {}
}
