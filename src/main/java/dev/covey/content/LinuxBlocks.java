package dev.covey.content;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Linux' {@code fallocate(2)}: reserves a file's blocks in no time, where writing zeros would cost
 * as much as the download itself. Used only where the virtual machine may call native code.
 */
final class LinuxBlocks {
  private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;
  private static final int EINTR = 4;
  private static final int ENOSPC = 28;

  private static final Optional<LinuxBlocks> SYSTEM = link();

  private final MethodHandle open;
  private final MethodHandle fallocate;
  private final MethodHandle close;
  private final int noFollow;

  @SuppressWarnings("restricted")
  private LinuxBlocks(Linker linker, int noFollow) {
    Linker.Option errno = Linker.Option.captureCallState("errno");
    this.open =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("open"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    this.fallocate =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("fallocate"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG),
            errno);
    this.close =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("close"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    this.noFollow = noFollow;
  }

  private static Optional<LinuxBlocks> link() {
    boolean known =
        System.getProperty("os.name").equals("Linux")
            && "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
            && LinuxBlocks.class.getModule().isNativeAccessEnabled();
    if (!known) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> Optional.of(new LinuxBlocks(Linker.nativeLinker(), 0x20000));
      case "aarch64" -> Optional.of(new LinuxBlocks(Linker.nativeLinker(), 0x8000));
      default -> Optional.empty();
    };
  }

  /**
   * Gives a range of an existing file real blocks; the file grows to the range's end at least.
   *
   * @return false if that cannot be done here
   * @throws IOException if the disk is full
   */
  static boolean allocate(Path path, long from, long length) throws IOException {
    return SYSTEM.isPresent() && SYSTEM.get().call(path, from, length);
  }

  private boolean call(Path path, long from, long length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString(), StandardCharsets.UTF_8);
      int file = (int) open.invokeExact(name, O_RDWR | O_CLOEXEC | noFollow);
      if (file < 0) {
        return false;
      }
      try {
        return call(arena, file, from, length);
      } finally {
        int _ = (int) close.invokeExact(file);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call throws nothing", e);
    }
  }

  private boolean call(Arena arena, int file, long from, long length) throws Throwable {
    StructLayout layout = Linker.Option.captureStateLayout();
    VarHandle errno = layout.varHandle(PathElement.groupElement("errno"));
    MemorySegment state = arena.allocate(layout);
    int error = EINTR;
    while (error == EINTR) {
      int result = (int) fallocate.invokeExact(state, file, 0, from, length);
      error = result == 0 ? 0 : (int) errno.get(state, 0L);
    }
    if (error == ENOSPC) {
      throw new IOException("No space left on device");
    }
    return error == 0;
  }
}
