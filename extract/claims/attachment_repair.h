// Attachment repair: prepositional phrases that the parser hung on the wrong word, where the words show it.
//
// In news these kinds are common and sure: the agent of a passive behind another phrase ("were hustled into
// buses by agents"), a participant behind a time ("sat down for two hours with the rebels"), a participle
// that only describes a name ("the ailing Fidel Castro"), and "said no to".
#pragma once

#include "extract/sentence.h"

namespace dramatis::extract {

Sentence repair_attachment(const Sentence& sentence);

}  // namespace dramatis::extract
