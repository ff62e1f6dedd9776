package io.attentivecourier.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Settings in the order in which they were made. */
final class KeyList {
  private final List<SettingKey<?>> keys = new ArrayList<>();

  List<SettingKey<?>> keys() {
    return Collections.unmodifiableList(keys);
  }

  /** One that holds for all pipelines. */
  <T> SettingKey<T> one(String name, Form<T> form, String value, String meaning) {
    return add(SettingKey.of(name, form, value, meaning));
  }

  /** One that a pipeline may override. */
  <T> SettingKey<T> each(String name, Form<T> form, String value, String meaning) {
    return add(SettingKey.of(name, form, value, meaning).starred());
  }

  /** One that a pipeline may override, and that does nothing unless it is set. */
  <T> SettingKey<T> off(String name, Form<T> form, String meaning) {
    return add(SettingKey.of(name, form, "", meaning).starred().showing("off"));
  }

  <T> SettingKey<T> secret(String name, Form<T> form, String value, String meaning) {
    return add(SettingKey.of(name, form, value, meaning).hidden());
  }

  <T> SettingKey<T> add(SettingKey<T> key) {
    keys.add(key);
    return key;
  }

  void addAll(KeyList others) {
    keys.addAll(others.keys);
  }
}
