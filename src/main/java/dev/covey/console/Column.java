package dev.covey.console;

/**
 * One column of a {@link Table}.
 *
 * @param header may be empty
 * @param right whether its cells stand at the right, as numbers do
 * @param least cells it may be shortened to; as wide as its contents if 0
 * @param rank a column with a higher rank is left out first where there is too little room; 0 stays
 * @param middle whether it is shortened in the middle, as names are, rather than at the end
 */
record Column(String header, boolean right, int least, int rank, boolean middle) {
  static Column left(String header) {
    return new Column(header, false, 0, 0, true);
  }

  static Column right(String header) {
    return new Column(header, true, 0, 0, true);
  }

  Column atLeast(int cells) {
    return new Column(header, right, cells, rank, middle);
  }

  Column rank(int newRank) {
    return new Column(header, right, least, newRank, middle);
  }

  Column cutAtEnd() {
    return new Column(header, right, least, rank, false);
  }
}
