/**
 * The HTTP API by which other programs ask and act, as JSON: dbt, Airflow, a chat bot. Entry:
 * {@code ActEndpoints}. What it answers is described in {@code openapi.json}; it judges nothing by
 * itself and knows no route, no warehouse and no receiver.
 */
package io.attentivecourier.rest;
