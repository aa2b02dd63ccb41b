import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.ByteBuffer;

/**
 * Classes as the virtual machine keeps them in a start cache. It leaves out those compiled for Java 5
 * and before, which have no stack maps; picocli's are, and reading them took a tenth of each start.
 */
final class ClassFiles {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_AT = 6;

  private final ClassFile java8;

  /**
   * @param library finds the classes that those to be renewed build on
   */
  ClassFiles(ClassLoader library) {
    java8 =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(library)));
  }

  static boolean isOld(byte[] entry) {
    ByteBuffer file = ByteBuffer.wrap(entry);
    return entry.length > MAJOR_AT + 1
        && file.getInt(0) == MAGIC
        && file.getShort(MAJOR_AT) < ClassFile.JAVA_6_VERSION;
  }

  /** The same class for Java 8, with stack maps. */
  byte[] renewed(byte[] old) {
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    return java8.transformClass(
        java8.parse(old),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
  }
}
