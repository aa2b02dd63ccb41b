package dev.covey.content;

import java.io.IOException;
import java.io.Serial;

/**
 * The system could not back a mapped page: the file was cut short beneath the mapping, its disk
 * failed, or (writing) is full.
 */
final class MappingFault extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  MappingFault() {
    super("the file was cut short");
  }

  MappingFault(InternalError cause) {
    super("the system could not provide a page of the mapped file", cause);
  }
}
