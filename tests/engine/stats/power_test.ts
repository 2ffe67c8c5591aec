import assert from "node:assert/strict";
import { mcnemarExact } from "../../../engine/stats/mcnemar.ts";
import { samplesNeeded } from "../../../engine/stats/power.ts";
import { newRandom } from "../../../engine/stats/random.ts";

/** Connor's formula in scipy 1.17: `((norm.ppf(1-a/2)*sqrt(psi) + norm.ppf(pw)*sqrt(psi-d*d))**2 / d**2)`, rounded up. */
Deno.test.each([
  { discordance: 0.1, difference: 0.05, alpha: 0.05, power: 0.8, n: 312 },
  { discordance: 0.25, difference: -0.1, alpha: 0.05, power: 0.9, n: 259 },
  { discordance: 0.3, difference: 0.02, alpha: 0.01, power: 0.8, n: 8757 },
  { discordance: 0.05, difference: 0.05, alpha: 0.05, power: 0.8, n: 155 },
  { discordance: 0.3, difference: 0, alpha: 0.05, power: 0.8, n: Infinity },
])("ψ $discordance, δ $difference, α $alpha, power $power takes $n samples", ({ n, ...asked }) => {
  assert.equal(samplesNeeded(asked), n);
});

/** The exact test gives away a little, so that its power is below that of the formula, which is of the normal form. */
Deno.test("so many samples tell such a difference about four times in five", () => {
  const n = samplesNeeded({ discordance: 0.2, difference: 0.06, alpha: 0.05, power: 0.8 });
  const random = newRandom(5);
  let told = 0;
  for (let run = 0; run < 1000; run++) {
    let [gained, lost] = [0, 0];
    for (let sample = 0; sample < n; sample++) {
      const drawn = random();
      if (drawn < 0.13) gained++;
      else if (drawn < 0.2) lost++;
    }
    if (mcnemarExact(gained, lost) < 0.05) told++;
  }
  assert.ok(told / 1000 > 0.74 && told / 1000 < 0.84, `${told / 1000}`);
});
