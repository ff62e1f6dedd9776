package io.attentivecourier.standin.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.standin.Breach;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bulk request's body and its records. Where each begins and ends in the body is kept, so that a
 * result can give it back as it was sent.
 */
public record Batch(byte[] body, List<Slice> slices, List<UserRecord> users) {

  private static final int MOST_USERS = 256;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Bytes of the body, the end not included. */
  record Slice(int start, int end) {}

  /** Reads {@code {"users":[…]}} with 1 to 256 users, and nothing else. */
  static Batch read(byte[] body, UserShape shape) throws Breach {
    List<Slice> slices = new ArrayList<>();
    List<UserRecord> users = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      begin(parser);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        JsonNode user = JSON.readTree(parser);
        int end = (int) parser.currentLocation().getByteOffset();
        slices.add(new Slice(start, end));
        users.add(shape.read(user, end - start));
      }
      end(parser);
    } catch (IOException e) {
      throw new Breach("the body is not the JSON of a bulk request");
    }
    if (users.isEmpty() || users.size() > MOST_USERS) {
      throw new Breach(users.size() + " users in a request, not 1 to 256");
    }
    return new Batch(body, slices, users);
  }

  private static void begin(JsonParser parser) throws IOException, Breach {
    boolean good =
        parser.nextToken() == JsonToken.START_OBJECT
            && "users".equals(parser.nextFieldName())
            && parser.nextToken() == JsonToken.START_ARRAY;
    if (!good) {
      throw new Breach("the body does not begin with users");
    }
  }

  private static void end(JsonParser parser) throws IOException, Breach {
    if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      throw new Breach("the body does not end after users");
    }
  }

  /** The body without the parsed records. */
  Batch packed() {
    return new Batch(body, slices, List.of());
  }

  /** The parsed records of a batch that was taken. */
  List<UserRecord> reread() {
    try {
      return read(body, new UserShape(new Breach.BreachLog())).users();
    } catch (Breach e) {
      throw new IllegalStateException("a batch that was taken before", e);
    }
  }

  boolean namesSomeoneTwice() {
    Set<String> seen = new HashSet<>();
    return !users.stream().map(UserRecord::identifier).allMatch(seen::add);
  }

  /**
   * One person of a batch.
   *
   * @param identifier the first that the record holds
   * @param attributes the custom ones in the record's order, as String, Number or Boolean
   * @param bytes of the record as it was sent
   */
  public record UserRecord(String identifier, Map<String, Object> attributes, int bytes) {

    /** Attentive's limit; a larger record gets 413 in the job's result. */
    public static final int MAX_BYTES = 1_048_576;

    /** Without the person. */
    @Override
    public String toString() {
      return "UserRecord[" + attributes.keySet() + ", " + bytes + " bytes]";
    }
  }
}
