package dev.covey.model;

import java.util.BitSet;
import java.util.StringJoiner;
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

  /** Those of either. */
  public PieceSet with(PieceSet other) {
    BitSet both = toBitSet();
    both.or(other.bits);
    return new PieceSet(size, both);
  }

  /** Those of both. */
  public PieceSet within(PieceSet other) {
    BitSet common = toBitSet();
    common.and(other.bits);
    return new PieceSet(size, common);
  }

  /** Those of this one alone. */
  public PieceSet without(PieceSet other) {
    BitSet rest = toBitSet();
    rest.andNot(other.bits);
    return new PieceSet(size, rest);
  }

  /** How many bytes they are in a file of that size, which has so many pieces. */
  public long bytes(long fileSize) {
    long bytes = Pieces.offset(count());
    boolean last = size > 0 && contains(size - 1);
    return last ? bytes - Pieces.SIZE + Pieces.length(fileSize, size - 1) : bytes;
  }

  /** Their numbers as people count, from 1: {@code 1-100,250}; empty if there are none. */
  public String numbers() {
    StringJoiner numbers = new StringJoiner(",");
    for (int from = bits.nextSetBit(0); from >= 0; ) {
      int to = bits.nextClearBit(from);
      numbers.add(to == from + 1 ? Integer.toString(to) : (from + 1) + "-" + to);
      from = bits.nextSetBit(to);
    }
    return numbers.toString();
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
