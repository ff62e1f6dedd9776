/**
 * The checks of {@code courier doctor}: does the warehouse, the receiver and the API answer, with
 * the settings as they are. Entry: {@code Doctor}. It sends nobody's data.
 */
package io.attentivecourier.doctor;
