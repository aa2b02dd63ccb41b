package dev.covey.desktop.tray;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The few calls of Xlib by which AWT is loaded beside GTK only where it is of use, and without
 * disturbing it. Any thread may call it. Used only where the virtual machine may call native code.
 */
final class XWindows {
  private static final String LIBRARY = "libX11.so.6";
  private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup library;
  private final MethodHandle openDisplay;
  private final MethodHandle closeDisplay;
  private final MethodHandle defaultScreen;
  private final MethodHandle internAtom;
  private final MethodHandle selectionOwner;
  private final MethodHandle setErrorHandler;

  @SuppressWarnings("restricted")
  private XWindows() {
    library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    openDisplay = function("XOpenDisplay", ADDRESS, ADDRESS);
    closeDisplay = function("XCloseDisplay", ValueLayout.JAVA_INT, ADDRESS);
    defaultScreen = function("XDefaultScreen", ValueLayout.JAVA_INT, ADDRESS);
    internAtom =
        function("XInternAtom", ValueLayout.JAVA_LONG, ADDRESS, ADDRESS, ValueLayout.JAVA_INT);
    selectionOwner =
        function("XGetSelectionOwner", ValueLayout.JAVA_LONG, ADDRESS, ValueLayout.JAVA_LONG);
    setErrorHandler = function("XSetErrorHandler", ADDRESS, ADDRESS);
  }

  /**
   * @return empty where there is no Xlib, or it may not be called
   */
  static Optional<XWindows> find() {
    boolean callable =
        System.getProperty("os.name").equals("Linux")
            && XWindows.class.getModule().isNativeAccessEnabled();
    try {
      return callable ? Optional.of(new XWindows()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // A system without X.
      return Optional.empty();
    }
  }

  @SuppressWarnings("restricted")
  private MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
    return linker.downcallHandle(
        library.findOrThrow(name), FunctionDescriptor.of(result, parameters));
  }

  /** Whether something shows icons of programs, on the display of this process. */
  boolean hasNotificationArea() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment display = (MemorySegment) openDisplay.invokeExact(MemorySegment.NULL);
      if (display.equals(MemorySegment.NULL)) {
        return false;
      }
      int screen = (int) defaultScreen.invokeExact(display);
      MemorySegment name = arena.allocateFrom("_NET_SYSTEM_TRAY_S" + screen);
      long atom = (long) internAtom.invokeExact(display, name, 0);
      long owner = (long) selectionOwner.invokeExact(display, atom);
      int _ = (int) closeDisplay.invokeExact(display);
      return owner != 0;
    } catch (Throwable e) {
      throw new IllegalStateException(LIBRARY + " could not be called", e);
    }
  }

  /**
   * Does something that may set another handler of X errors, and then sets the one before again:
   * GTK warns of others on the standard error, and where AWT's stands the errors of JavaFX are not
   * caught.
   */
  <T> T keepingErrorHandler(Supplier<T> what) {
    // What does nothing with its arguments ignores errors, where none would end the program.
    MemorySegment kept = setErrorHandler(linker.defaultLookup().findOrThrow("getppid"));
    setErrorHandler(kept);
    try {
      return what.get();
    } finally {
      setErrorHandler(kept);
    }
  }

  private MemorySegment setErrorHandler(MemorySegment handler) {
    try {
      return (MemorySegment) setErrorHandler.invokeExact(handler);
    } catch (Throwable e) {
      throw new IllegalStateException(LIBRARY + " could not be called", e);
    }
  }
}
