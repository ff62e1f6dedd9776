import java.util.Map;
import org.apache.camel.main.Main;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs one route file until its one message is through. Argument: that file. */
public final class NaiveCamel {
  public static void main(String[] file) throws Exception {
    PGSimpleDataSource rows = new PGSimpleDataSource();
    rows.setUrl(System.getenv("BENCH_URL"));
    Main main = new Main();
    main.bind("rows", rows);
    main.bind("naive", new Row());
    main.bind("end", new End(main));
    main.configure().withRoutesIncludePattern("file:" + file[0]);
    main.run();
  }

  /**
   * Ends the process once all is read and appended: stopped with groups in hand, Camel loses them.
   */
  public static final class End {
    private final Main main;
    private long open;
    private boolean read;

    End(Main main) {
      this.main = main;
    }

    public synchronized void collected() {
      open++;
    }

    public synchronized void appended(int rows) {
      open -= rows;
      endOnceThrough();
    }

    public synchronized void read() {
      read = true;
      endOnceThrough();
    }

    private void endOnceThrough() {
      if (read && open == 0) {
        main.completed();
      }
    }
  }

  /** What a row is, as a bean that a route calls for each. */
  public static final class Row {
    public boolean isGood(Map<String, Object> row) {
      String phone = digits(row);
      String segment = (String) row.get("segment_name");
      return phone != null
          && phone.matches("1?[0-9]{10}")
          && segment != null
          && segment.length() <= 64
          && segment.matches("[A-Za-z0-9_-]+( [A-Za-z0-9_-]+)*");
    }

    public Map<String, Object> line(Map<String, Object> row) {
      String phone = digits(row);
      row.put("phone", phone.substring(phone.length() - 10));
      return row;
    }

    private static String digits(Map<String, Object> row) {
      String phone = (String) row.get("phone");
      return phone == null ? null : phone.replaceAll("^[+]|[ ().-]", "");
    }
  }
}
