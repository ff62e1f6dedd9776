/**
 * Reads a list for the stand-in: compressed, encrypted or plain, line by line. Entry: {@code
 * ListReader}. It shares no code with the writer, so that a mistake there is seen here.
 */
package io.attentivecourier.standin.file;
