package io.attentivecourier.console;

import java.util.function.Supplier;

/**
 * What is read under one path.
 *
 * @param path whole and exact: what only begins with it is another page, or none
 */
record Page(String path, Supplier<Answer> answer) {}
