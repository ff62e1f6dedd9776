package io.attentivecourier.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What camel-jdbc makes of a result. */
public record DriverMaps(ResultSet result, List<String> labels)
    implements Iterator<Map<String, Object>> {
  @Override
  public boolean hasNext() {
    try {
      return !result.isClosed() && result.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, Object> next() {
    Map<String, Object> row = new LinkedHashMap<>();
    try {
      for (int at = 0; at < labels.size(); at++) {
        row.put(labels.get(at), result.getObject(at + 1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return row;
  }
}
