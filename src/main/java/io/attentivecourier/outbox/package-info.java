/**
 * Sealed files on their way. Entry: {@code Outbox}. Left of it a query is read, and what fails
 * there has never existed; right of it only sealed bytes go out, and what fails there goes on with
 * the same bytes. It does not know what is in a file.
 */
package io.attentivecourier.outbox;
