-- What the answers of models took that each agent asked for, from settled days (see ReportParts).
select agent, sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_total)::bigint as tokens_total
from used_parts
group by agent
