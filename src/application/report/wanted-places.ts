import { placesOf } from "../../reporting";
import type { Imported } from "../import-disclosures";
import { placeIn } from "../session/place-in-document";
import type { WantedPlace } from "./evidence";

/** The places that a report of an import shows. Notes are told in words. */
export function wantedPlaces({
  disclosure,
  report,
  documents,
  source,
}: Pick<Imported, "disclosure" | "report" | "source"> & {
  readonly documents: Parameters<typeof placeIn>[0]["documents"];
}): WantedPlace[][] {
  return report.findings.map((finding) =>
    finding.severity === "info"
      ? []
      : placesOf(disclosure, finding).map((place) => ({
          place,
          document: placeIn({ documents, source }, place.source, place.printed)?.document ?? null,
        })),
  );
}
