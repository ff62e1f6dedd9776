/**
 * The checks of {@code courier doctor}: warehouse, receiver and API are asked with the settings as
 * they are. Entry: {@code Doctor}. It sends nobody's data.
 */
package io.attentivecourier.doctor;
