package dev.covey.tracker.store;

/**
 * A change as the log keeps it.
 *
 * @param kind its written name, for example {@code join_requested}
 * @param body a version byte, then the fields as {@link ChangeCodec} tells
 */
@SuppressWarnings("ArrayRecordComponent") // made here and handed on once, never compared
public record EncodedChange(String kind, byte[] body) {}
