import { defineSummarizer } from "assay";

export default defineSummarizer({
  description: "the usual percentiles, and every report",
  percentiles: [50, 75, 90, 95, 99],
});
