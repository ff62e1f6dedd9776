/**
 * The client's warehouse: which driver reads it, how that driver streams, and a small pool. This
 * room reads only; it never holds a whole result, and it says what is wrong without a driver's
 * text.
 */
package io.attentivecourier.warehouse;
