import { everyRuleStands } from '../../mutation/stands';
import { mutants } from './mutants';

everyRuleStands(mutants);
