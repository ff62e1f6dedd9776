package io.attentivecourier.settings;

import io.attentivecourier.http.AddressBlock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of the page and its HTTP API; a part of the {@link Catalogue}. */
final class ConsoleKeys {
  static final SettingKey.KeyList KEYS = new SettingKey.KeyList();

  static final SettingKey<String> HOST =
      KEYS.one(
          "console.host",
          ValueParsers.HOST,
          "127.0.0.1",
          "where `serve` answers; off loopback without a token or a proxy: health and metrics"
              + " alone");
  static final SettingKey<Integer> PORT =
      KEYS.one("console.port", ValueParsers.PORT, "8080", "its port");
  static final SettingKey<Set<String>> HOSTS =
      KEYS.one(
          "console.hosts",
          ValueParsers.NAMES,
          "",
          "further names by which the page may be asked for, comma-separated");
  static final SettingKey<URI> URL =
      KEYS.one(
          "console.url",
          ConsoleParsers.ORIGIN,
          "",
          "where browsers find the page, such as `https://courier.example.com`; alerts link there");
  static final SettingKey<Console.Viewers> VIEWERS =
      KEYS.add(
          SettingKey.of(
                  "console.viewers",
                  ValueParsers.choice(Console.Viewers.class),
                  "",
                  "who reads pages and metrics: `open` (whoever reaches them) or `token`")
              .showing("`open` on loopback without tokens, else `token`"));
  static final SettingKey<ConsoleParsers.RoleSecret> TOKEN =
      KEYS.secret(
          "console.token.NAME",
          ConsoleParsers.TOKEN,
          "",
          "`ROLE:SECRET` of a person or program: "
              + "`viewer`, `operator`, `data` (operator and rejected rows) or `viewer+data`");

  static final SettingKey<String> PROXY_HEADER =
      KEYS.add(
          SettingKey.of(
                  "console.proxy.header",
                  ConsoleParsers.HEADER,
                  "",
                  "header in which a proxy that signs people in says who asks; needs the next"
                      + " three")
              .showing("off"));
  static final SettingKey<List<AddressBlock>> PROXY_ADDRESSES =
      KEYS.one(
          "console.proxy.addresses",
          ConsoleParsers.ADDRESSES,
          "",
          "addresses of that proxy, such as `127.0.0.1,10.0.0.0/8`");
  static final SettingKey<Secret> PROXY_SECRET =
      KEYS.secret(
          "console.proxy.secret",
          ConsoleParsers.SECRET,
          "",
          "at least 16 characters, which it sends as `X-Courier-Proxy`");
  static final SettingKey<Map<String, ConsoleRole>> PROXY_ROLES =
      KEYS.one(
          "console.proxy.roles",
          ConsoleParsers.ROLES,
          "",
          "roles by name, such as `alice@example.com:operator,*:viewer`");

  static final SettingKey<Set<String>> VISIBLE_TO =
      KEYS.each(
          "visibleTo",
          ConsoleParsers.AUDIENCE,
          "",
          "names and roles to whom the page shows a pipeline, comma-separated; only narrows");
  static final SettingKey<Set<String>> MAY_ACT =
      KEYS.each(
          "mayAct",
          ConsoleParsers.AUDIENCE,
          "",
          "names and roles who may act on it there, as far as their role allows; only narrows");

  private ConsoleKeys() {}
}
