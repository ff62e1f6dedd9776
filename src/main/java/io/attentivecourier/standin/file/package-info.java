/**
 * How the stand-in reads a list: compressed, encrypted or plain, line by line. Entry: {@code
 * ListReader}.
 */
package io.attentivecourier.standin.file;
