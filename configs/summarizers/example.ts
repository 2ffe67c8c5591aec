import { defineSummarizer } from "assay";

export default defineSummarizer({
  description: "more of the tail, and the reports that scripts read",
  percentiles: [50, 90, 99, 99.9],
  reports: ["table", "csv", "json", "details"],
});
