package dev.covey.protocol;

import java.io.Serial;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * A number or a truth value that is missing is refused, like everything else that is missing:
 * otherwise it would be taken for 0 or false.
 */
final class RequiredNumbers extends JacksonAnnotationIntrospector {
  @Serial private static final long serialVersionUID = 1L;

  @Override
  public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return member.getRawType().isPrimitive()
        ? Boolean.TRUE
        : super.hasRequiredMarker(config, member);
  }
}
