/**
 * The words of synthetic prompts.
 *
 * Each is one token of o200k_base and of cl100k_base, with a space in front of it and without, so that n words are
 * n tokens for the models whose vocabularies come from these, and close to n for others.
 * @module
 */

/** Common English words, sorted, in lower case. */
export const WORDS: readonly string[] = `
able about above actually add after against age ago airport all allowed already also always amount
ancestor and animals another answer any anything appear apple are area argument arguments around
art artist assigned ate average away back bad bag ball balls banana base bear because been before
begin being below best better between big bike blue book books both bottom box branch bridge brown
building bus but buy buyer calculate called can car cars case cases cat caught cause center change
changed charge charger chief children choice choose city classes close closed coffee color come
comes common company computer concert consider consumer contain contains context control cookies
correct cost could count country course court crow cup current customer dance date dates day days
describe did different digit digits director discount distance district division does dog double
down during each earned easy eat edit eight either element else email employees empty end entity
equal even event every everyone example exchange exercise extra face fact factor fall family few
field film final find finished first fish five fixed floor follow following food football for
forget form format forward found four free friend friends from fruit full game games gas get gets
getting gift give given goal going gold gone good got graph gray greater green grey group had half
hand hard has have having head header height help her here high higher highest him his history hit
holding home hot hour hours house how however ice identify important include includes increase
initial input inside interest into item its job just keep kids know known lamp land large last
later law lead least left length less let letter letters library life like likely line lines list
listed little local locations logical long look lost love machine made make makes making mall
manager many market match maximum may mean meaning means meet meeting member members might minimum
minutes money month months more most movie movies much multiple must name named names near need
needed needs negative never new next nor not now number numbers objects off office often oil old
older once one ones only options orange order ordered ordering origin original other others
otherwise our out output oven over own paid pair pairs paper paragraph park part partners pass
passed past path pay pen people per percent period person phone photos phrase piece pieces pink
place places plan plants plate play player players playing point points pool position positions
positive possible power present previous price prime problem product products profit project
property purple put quantity question questions ran random rate ratio read reading real really
received rectangle red region regular related remaining remember remove removed reply requires
research rest result return returns reverse right room round row run said sales same say scheduled
school screen second seconds section see selected semester sense sent sentence sequence series set
seven shape share she shop short shot should show shown side silver similar simple since single
six size small soap sold solution solve some someone something sometimes song sort sorted sound
space speed spent spinner square stand start started starting starts state statement station step
steps still store story stress student students studio such sum sure swap switch system table take
taken takes taking task teacher team tell ten term terms test than that the their them then there
these they thing things think third this those three through time times title today too top total
town toy track trade train trip truck truth turn two type typing units until use used user uses
using usually valid value values very volume waiting walking want wanted was water way ways week
weeks weight well went were what when where whether which while who whole will win with within
without word words work worked working works world worth would write written year years yellow yes
you your zero
`.trim().split(/\s+/);
