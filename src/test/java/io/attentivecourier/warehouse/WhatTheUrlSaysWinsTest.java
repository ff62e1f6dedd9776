package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WhatTheUrlSaysWinsTest {
  private static Properties properties(String url, Map<String, String> hikari) {
    WarehouseAddress address = Addresses.of(url, "u", "p", Path.of("/home"), hikari);
    return DriverProperties.of(DriverProfile.of(url), address);
  }

  @Test
  void anOptionOfTheUrlIsNotSetAgain() {
    Properties properties = properties("jdbc:duckdb:;Memory_Limit=4GB", Map.of());
    assertNull(properties.getProperty("memory_limit"));
    assertEquals("2", properties.getProperty("threads"));
  }

  @Test
  void anOptionPassedThroughThePoolBeatsTheProfile() {
    Properties properties =
        properties("jdbc:postgresql://h/db", Map.of("dataSource.socketTimeout", "7"));
    assertEquals("7", properties.getProperty("socketTimeout"));
  }

  @Test
  void aSocketOutlivesItsQuery() {
    assertEquals(
        "1830", properties("jdbc:postgresql://h/db", Map.of()).getProperty("socketTimeout"));
    assertEquals("1830000", properties("jdbc:mysql://h/db", Map.of()).getProperty("socketTimeout"));
  }

  @Test
  void duckDbSpillsAndSearchesInTheHome() {
    Properties properties = properties("jdbc:duckdb:", Map.of());
    assertEquals("/home/tmp", properties.getProperty("temp_directory"));
    assertEquals("/home", properties.getProperty("file_search_path"));
  }

  @Test
  void onlyAFileIsOpenedReadOnly() {
    assertEquals("READ_ONLY", properties("jdbc:duckdb:m.db", Map.of()).getProperty("access_mode"));
    assertNull(properties("jdbc:duckdb:", Map.of()).getProperty("access_mode"));
    assertNull(properties("jdbc:duckdb:md:marts", Map.of()).getProperty("access_mode"));
  }
}
