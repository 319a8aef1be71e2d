package badger.natives;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * A system call by its number, the one function of the C library that is called: each one more would cost memory for the way
 * to it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscall.2.html">syscall(2)</a>
 */
enum SystemCall {
    CLOSE(3, 57),
    SOCKET(41, 198),
    SENDTO(44, 206),
    RECVFROM(45, 207),
    SHUTDOWN(48, 210),
    BIND(49, 200),
    SETSOCKOPT(54, 208),
    STATFS(137, 43),
    ADJTIMEX(159, 171);

    private static final String ARCHITECTURE = System.getProperty("os.arch");
    private static final MethodHandle SYSCALL = syscall();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final int ERRNO = (int) STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    /** EINTR, the same on all processors: errno(3). */
    private static final int INTERRUPTED = 4;

    private final int x86;
    private final int arm;

    /**
     * A call.
     *
     * @param x86 its number in {@code arch/x86/entry/syscalls/syscall_64.tbl}
     * @param arm its number in {@code include/uapi/asm-generic/unistd.h}, which arm64 has
     */
    SystemCall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /**
     * Calls it, anew if a signal came between.
     *
     * @param what it is called for, for the error
     * @param arguments up to six; what points at memory is that memory's address
     * @return what it returns
     * @throws IOException if it fails, or this processor's numbers are not known
     */
    long call(String what, long... arguments) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            while (true) {
                long result = call(state, number(), arguments);
                if (result != -1) {
                    return result;
                }
                int errno = state.asByteBuffer().order(ByteOrder.nativeOrder()).getInt(ERRNO);
                if (errno != INTERRUPTED) {
                    throw new IOException(what + ": " + name().toLowerCase(Locale.ROOT) + " fails with errno " + errno
                            + " (" + Errno.text(errno) + ')');
                }
            }
        }
    }

    private static long call(MemorySegment state, long number, long[] arguments) {
        try {
            return (long) SYSCALL.invokeExact(
                    state,
                    number,
                    at(arguments, 0),
                    at(arguments, 1),
                    at(arguments, 2),
                    at(arguments, 3),
                    at(arguments, 4),
                    at(arguments, 5));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static long at(long[] arguments, int index) {
        return index < arguments.length ? arguments[index] : 0;
    }

    private int number() throws IOException {
        return switch (ARCHITECTURE) {
            case "amd64" -> x86;
            case "aarch64" -> arm;
            default -> throw new IOException("the numbers of system calls are not known for " + ARCHITECTURE);
        };
    }

    @SuppressWarnings("restricted") // the image grants it: --enable-native-access
    private static MethodHandle syscall() {
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(word, word, word, word, word, word, word, word),
                Linker.Option.captureCallState("errno"));
    }
}
