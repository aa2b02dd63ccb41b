package dev.covey.model;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which of a file's pieces somebody has. Immutable; as bytes, piece {@code i} is bit {@code i % 8}
 * of byte {@code i / 8}.
 */
public final class PieceSet {
  private final int size;
  private final BitSet bits;

  private PieceSet(int size, BitSet ownBits) {
    this.size = size;
    this.bits = ownBits;
  }

  public static PieceSet none(int size) {
    return new PieceSet(size, new BitSet(size));
  }

  public static PieceSet all(int size) {
    BitSet bits = new BitSet(size);
    bits.set(0, size);
    return new PieceSet(size, bits);
  }

  /**
   * @throws IllegalArgumentException if a bit beyond {@code size} is set
   */
  public static PieceSet of(int size, BitSet bits) {
    if (bits.length() > size) {
      throw new IllegalArgumentException(
          "piece %d of a file of %d pieces".formatted(bits.length() - 1, size));
    }
    return new PieceSet(size, (BitSet) bits.clone());
  }

  /**
   * @throws IllegalArgumentException if the length does not fit or a bit beyond {@code size} is set
   */
  public static PieceSet ofBytes(int size, byte[] bytes) {
    if (bytes.length != byteLength(size)) {
      throw new IllegalArgumentException(
          "%d bytes do not hold the bits of %d pieces".formatted(bytes.length, size));
    }
    return of(size, BitSet.valueOf(bytes));
  }

  public static int byteLength(int size) {
    return (int) ((size + 7L) / 8);
  }

  public byte[] toBytes() {
    byte[] all = new byte[byteLength(size)];
    byte[] used = bits.toByteArray();
    System.arraycopy(used, 0, all, 0, used.length);
    return all;
  }

  /** A copy that the caller may change. */
  public BitSet toBitSet() {
    return (BitSet) bits.clone();
  }

  public int size() {
    return size;
  }

  public int count() {
    return bits.cardinality();
  }

  public boolean contains(int index) {
    return bits.get(index);
  }

  public boolean isComplete() {
    return count() == size;
  }

  public IntStream indices() {
    return bits.stream();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceSet that && size == that.size && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * size + bits.hashCode();
  }

  @Override
  public String toString() {
    return count() + " of " + size + " pieces";
  }
}
