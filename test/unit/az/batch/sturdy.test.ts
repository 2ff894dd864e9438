import { parseBatch } from '../../../../src/languages/az/batch/parse';
import { staysBounded, staysSturdy } from '../powershell/sturdy';
import { batchSample } from './samples';

staysSturdy('a batch file', batchSample, parseBatch, ['"', "'", '(', ')', '%', '!', '^', '&', '|', '>', '<', '=', '%%i', 'for /f %%i in (\'', 'set "', 'if ']);

staysBounded(parseBatch, [
  '(', 'if a==b (', 'if a==b ', 'if not ', 'for %%i in (', 'for %%i in (a) do ', "for /f %%i in ('", "for /f %%i in ('a\n", 'set "a=', 'set "a=\n', 'set a="', '"', '%', '!', '%a', '^', '^\n', '^ \n', 'a&', 'a|', 'a&&',
  '>', '2>', '<a', ')', '@', 'call ', 'else ', ':', 'rem ', 'set /a ', 'a "b\n', '\\"', 'for /f "', '%a:~', 'a ^\n', "('", ';', 'goto ', 'if exist ',
]);
