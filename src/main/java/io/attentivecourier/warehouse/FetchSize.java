package io.attentivecourier.warehouse;

/** How a driver takes {@code courier.warehouse.fetchSize}, in rows a trip. */
record FetchSize(Kind kind, int rows) {
  enum Kind {
    GIVEN,
    FIXED,
    IGNORED
  }

  /** The setting is passed on. */
  static final FetchSize GIVEN = new FetchSize(Kind.GIVEN, 0);

  /** The driver streams by other means; 0 leaves its own default alone. */
  static final FetchSize IGNORED = new FetchSize(Kind.IGNORED, 0);

  /** This value, whatever the setting says. */
  static FetchSize fixed(int rows) {
    return new FetchSize(Kind.FIXED, rows);
  }

  /** What a statement of this driver is to be given. */
  int of(int asked) {
    return kind == Kind.GIVEN ? asked : rows;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case GIVEN -> "as set";
      case FIXED -> rows == Integer.MIN_VALUE ? "row by row" : "always " + rows;
      case IGNORED -> "not used";
    };
  }
}
