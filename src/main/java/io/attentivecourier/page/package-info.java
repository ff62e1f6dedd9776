/**
 * The pages that an operator reads in a browser, made on the server from the ledger. Entry: {@code
 * Html}. It keeps no state of its own; it must not know a driver, the receiver or the flow.
 */
package io.attentivecourier.page;
